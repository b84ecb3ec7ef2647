export { StructuresModule } from './structures.module.js';
export {
  type CommuneClues,
  CommuneIndex,
  communeKey,
  distanceKm,
  type IndexedCommune,
  loadCommunes,
  type Position,
  readCommuneIndex,
  resolveCommune,
} from './communes/index.js';
export {
  DirectoryImporter,
  FileRefusedError,
  type ImportRequest,
  type ImportResult,
  reportInFrench,
} from './directory/index.js';
export { type Commune, Communes } from './communes.queries.js';
export { DepartmentOutlines, type DepartmentShape, type PlaceOutline } from './department-outlines.js';
export { type AskLevel, type FundAsks, type FundPart, fundParts } from './funds/fund-asks.js';
export { type Fund, Funds } from './funds/funds.service.js';
export {
  NearestPlaces,
  type NearestPlacesRequest,
  type NearPlace,
  type PlaceStanding,
} from './nearest-places.queries.js';
export {
  type OpeningHours,
  openAt,
  openingHoursInFrench,
  openingLines,
  openingStateInFrench,
  parseOpeningHours,
  publicHoliday,
} from './opening-hours/index.js';
export { ACCOMPANIMENT, type AccompanimentMode, type PlaceService, SERVICES } from './directory/index.js';
export { type KeptField, PlaceLocks } from './locks/index.js';
export { zoneOf } from './place-zone.js';
export { PlaceMerges } from './duplicates/index.js';
export { type ReceiverRecord, type ReceiverRecordRow, ReceiverRecords } from './receiver-records.js';
export { type PlaceDetails, type PlaceOption, StructuresService, type StructureSummary } from './structures.service.js';
export { paths as structuresPaths } from './web/paths.js';
