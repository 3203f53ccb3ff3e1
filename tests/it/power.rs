//! The power fails: on real file systems that are cut off (T3).

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use demur::saved::{self, Sum};
use demur::shell::clock;
use demur::shell::store;

use crate::{children, tier};

fn done(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin").status().is_ok_and(|status| status.success())
}

/// A file system in a file, mounted; unmounted when it goes.
struct Image {
    folder: tempfile::TempDir,
}

impl Image {
    /// None where this machine lets nobody mount.
    fn new(kind: &str) -> Option<Self> {
        let image = Self { folder: tempfile::tempdir().unwrap() };
        let file = fs::File::create_new(image.file()).unwrap();
        file.set_len(320 * 1024 * 1024).unwrap();
        fs::create_dir(image.at()).unwrap();
        let force = if kind == "xfs" { "-f" } else { "-F" };
        let made = done(&format!("mkfs.{kind}"), &["-q", force, image.file().to_str().unwrap()]);
        (made && image.mount()).then_some(image)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn at(&self) -> PathBuf {
        self.folder.path().join("at")
    }

    fn mount(&self) -> bool {
        done("mount", &["-o", "loop", self.file().to_str().unwrap(), self.at().to_str().unwrap()])
    }

    /// Unmounted, and the device behind it let go of: another one over the same file would read what is not there yet.
    fn unmount(&self) -> bool {
        let until = clock::instant() + Duration::from_secs(10);
        let gone = || done("umount", &[self.at().to_str().unwrap()]) || !self.is_mounted();
        while !(gone() && self.devices() == 0) {
            if clock::instant() > until {
                return false;
            }
            // A child that was killed this instant may still hold it.
            std::thread::sleep(Duration::from_millis(50));
        }
        true
    }

    fn is_mounted(&self) -> bool {
        fs::read_to_string("/proc/self/mounts").unwrap().contains(self.at().to_str().unwrap())
    }

    fn devices(&self) -> usize {
        let listed = Command::new("/sbin/losetup").arg("-j").arg(self.file()).output();
        listed.map_or(0, |listed| listed.stdout.len())
    }

    /// Drops everything that was not confirmed, as a power cut does.
    fn cut(&self) {
        let python = "import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))";
        assert!(done("python3", &["-c", python, self.at().to_str().unwrap()]), "the file system can be cut off");
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.unmount();
    }
}

/// Types until the cut; milliseconds of typing that were lost. None where nothing can be mounted here.
fn cut_after(kind: &str, after: Duration) -> Option<u64> {
    let image = Image::new(kind)?;
    let home = image.at().join("home");
    let mut child = children::task("type 40", &home).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let heard: Mutex<Vec<(Instant, String)>> = Mutex::new(Vec::new());
    let at = std::thread::scope(|scope| {
        scope.spawn(|| {
            for line in out.lines().map_while(Result::ok) {
                heard.lock().unwrap().push((clock::instant(), line));
            }
        });
        // The instant of the cut, drawn at random.
        std::thread::sleep(after);
        let at = clock::instant();
        image.cut();
        child.kill().unwrap();
        child.wait().unwrap();
        at
    });
    assert!(image.unmount() && image.mount(), "the file system comes back");
    let kept = children::words(&home).unwrap_or_default();
    let typed: String = (0..kept.len()).map(children::nth_key).collect();
    assert_eq!(kept, typed, "what is kept is the beginning of what was typed");
    if let Ok(bytes) = fs::read(children::path(&home)) {
        assert_eq!(saved::read(&bytes).unwrap().sum, Sum::Matches, "{kind}: never a mixture, never empty");
    }
    let heard = heard.into_inner().unwrap();
    let before = || heard.iter().filter(|(when, _)| *when <= at);
    let peeked = store::peek(&children::places(&home), &children::path(&home)).map(|peek| peek.notices);
    let confirmed = before().filter_map(|(_, line)| line.strip_prefix("kept ")?.parse::<usize>().ok()).max();
    assert!(
        kept.len() >= confirmed.unwrap_or(0),
        "{kind}: {confirmed:?} keys were confirmed, {} are there {peeked:?}",
        kept.len()
    );
    let keys: Vec<Instant> = before().filter(|(_, line)| line.starts_with("key ")).map(|(when, _)| *when).collect();
    let lost = keys.get(kept.len()).map_or(Duration::ZERO, |first| at.duration_since(*first));
    Some(u64::try_from(lost.as_millis()).unwrap())
}

#[test]
fn t3_a_power_cut_costs_less_than_a_second_and_nothing_confirmed() {
    if !tier::have("T3", &["mkfs.ext4", "mkfs.xfs", "mount", "python3"]) {
        return;
    }
    let each = tier::size(10, 100);
    for kind in ["ext4", "xfs"] {
        let (next, lost) = (Mutex::new(0..each), Mutex::new(Vec::new()));
        let one_after_another = || {
            while let Some(nth) = { next.lock().unwrap().next() } {
                let after = Duration::from_millis(1500 + u64::try_from(nth * 211 % 2500).unwrap());
                lost.lock().unwrap().push(cut_after(kind, after));
            }
        };
        std::thread::scope(|scope| (0..5).for_each(|_| drop(scope.spawn(one_after_another))));
        let lost = lost.into_inner().unwrap();
        let mut lost: Vec<u64> = lost.into_iter().flatten().collect();
        if lost.len() < each {
            tier::skipped("T3", &format!("{} of {each} images of {kind} could not be mounted here", each - lost.len()));
        }
        if lost.is_empty() {
            continue;
        }
        lost.sort_unstable();
        let worst = lost[lost.len() - 1];
        tier::told(
            "T3",
            &format!("{} cuts of {kind}: median {} ms, worst {worst} ms lost", lost.len(), lost[lost.len() / 2]),
        );
        assert!(worst <= 1000, "{kind}: {lost:?}");
    }
}
