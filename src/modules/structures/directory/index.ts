export { type Column, COLUMNS } from './columns.js';
export { DirectoryChange } from './directory-change.entity.js';
export { DirectoryImport, type DirectoryImportStatus, DirectoryRefusal } from './directory-import.entity.js';
export { DirectoryImporter, type ImportRequest, type ImportResult } from './directory-importer.js';
export type { DirectoryReport, MotiveCount, RepairCount } from './directory-report.js';
export { FileRefusedError } from './file-refused.error.js';
export { refusalLine, REFUSALS_HEADER } from './refusals-csv.js';
export { reportInFrench } from './report-in-french.js';
export {
  ACCESS_MODES,
  type AccessMode,
  ACCOMPANIMENT,
  type AccompanimentMode,
  type PlaceService,
  SERVICES,
} from './vocabulary.js';
