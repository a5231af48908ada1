package vn.evn.system.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The state folder of a stack as seen from outside, and the processes that work on it. */
record StackState(Path folder) {
  /** Process id of a child that runs, by its name. */
  long child(String name) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("children"))) {
      String[] parts = line.split(" ", 3);
      if (parts[2].equals(name)) {
        return Long.parseLong(parts[0]);
      }
    }
    throw new AssertionError("no child " + name + " is written down");
  }

  /** Process id of the PostgreSQL server. */
  long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0));
  }

  List<String> log(String child) throws IOException {
    return Files.readAllLines(folder.resolve("logs").resolve(child + ".log"));
  }

  /** The processes that belong to this stack: they name its folder, or work in it. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .filter(process -> namesFolder(process) || worksInFolder(process))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private boolean namesFolder(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(folder.toString());
  }

  /** The processes of PostgreSQL change their command line, but stand in the data folder. */
  private boolean worksInFolder(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).startsWith(folder);
    } catch (IOException | UnsupportedOperationException e) {
      // Gone meanwhile, or of another user.
      return false;
    }
  }
}
