export { DuplicateSearch, SEARCH_DUPLICATES } from './duplicate-search.js';
export {
  DuplicatesQueries,
  type Likeness,
  type MergeLine,
  type Pair,
  type PairLine,
  type PlaceRecord,
} from './duplicates.queries.js';
export { alike, type Choice, CHOSEN_FIELDS, columnsOf, differences, type Side } from './merge-choices.js';
export { PlaceDuplicate } from './place-duplicate.entity.js';
export { PlaceMerge } from './place-merge.entity.js';
export { PlaceMerges } from './place-merges.service.js';
export { PlacePartings } from './place-partings.service.js';
