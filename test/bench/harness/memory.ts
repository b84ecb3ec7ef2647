import { readFile } from 'node:fs/promises';

export const MEGABYTE = 1_000_000;

/** Resident memory of a process, now (`VmRSS`) or at its highest (`VmHWM`), in bytes; undefined once it has ended. */
export async function memoryOf(pid: number, measure: 'VmRSS' | 'VmHWM' = 'VmRSS'): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${measure}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Watches the resident memory of a process until `stop`, which gives its highest value in bytes. */
export function watchMemory(pid: number, everyMs = 100): { stop(): Promise<number> } {
  let highest = 0;
  const look = async () => void (highest = Math.max(highest, (await memoryOf(pid)) ?? 0));
  const timer = setInterval(() => void look(), everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      if (highest === 0) throw new Error('The memory of the program could not be read: this needs Linux’s /proc.');
      return highest;
    },
  };
}
