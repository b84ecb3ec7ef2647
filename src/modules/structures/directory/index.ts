export { type Column, COLUMNS } from './columns.js';
export { DirectoryChange } from './directory-change.entity.js';
export { DirectoryImport, type DirectoryImportStatus, DirectoryRefusal } from './directory-import.entity.js';
export { inspectFile } from './directory-file.js';
export { DirectoryImporter, type ImportRequest, type ImportResult, type ImportWatch } from './directory-importer.js';
export type { DirectoryReport, MotiveCount, RepairCount } from './directory-report.js';
export { fieldLabel } from './field-labels.js';
export { FileRefusedError } from './file-refused.error.js';
export { isLastAppliedSql } from './import-record.js';
export { refusalLine, REFUSALS_HEADER } from './refusals-csv.js';
export { reportInFrench } from './report-in-french.js';
export { isAliveSql, lockSource } from './source-lock.js';
export { sourceOf } from './source-name.js';
export { undoChanges } from './undo-import.js';
export {
  ACCESS_MODES,
  type AccessMode,
  ACCOMPANIMENT,
  type AccompanimentMode,
  type PlaceService,
  SERVICES,
} from './vocabulary.js';
