import { fullDay } from '../../../platform/time/french.js';
import { dayIn } from '../../../platform/time/day.js';
import type { DirectoryReport } from './directory-report.js';
import type { LastApplied } from './import-record.js';

/** The report of a file that is, to the byte, the one the directory is made of: nothing has to be read. */
export function sameFileReport({ id, report, appliedAt }: LastApplied): DirectoryReport {
  const note = `Ce fichier est, à l’octet près, celui qui a été importé le ${fullDay(dayIn(appliedAt))}\u00a0: il n’y a rien à changer.`;
  return {
    ...report,
    ...{ created: 0, changed: 0, returned: 0, gone: 0, goneExamples: [], fieldChanges: [], keptLocal: 0 },
    ...{ unchanged: report.accepted, previous: report.accepted, volumeDrop: false },
    fileNotes: [note, ...report.fileNotes],
    sameAs: id,
  };
}
