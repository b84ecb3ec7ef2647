import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The command line of a process; empty when it is gone or a zombie. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  const [command, args] =
    process.platform === 'win32' ? windows(pid) : ['ps', ['-ww', '-o', 'args=', '-p', String(pid)]];
  return run(command, args).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

function windows(pid: number): [string, string[]] {
  const script = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return ['powershell', ['-NoProfile', '-Command', script]];
}
