/** What is to be counted, as pages ask it, say it and link to it. */
export { type FilterBar, filterBar, periodLabels } from './filter-bar.js';
export { type FilterField, filterFields, filterKeys, filterLabels, type FilterNames } from './filter-fields.js';
export { type FilterLists, FilterOptionsQueries } from './filter-options.queries.js';
export { type AskedSelection, SelectionDesk } from './selection-desk.service.js';
export { SelectionForm } from './selection.form.js';
export { selectionQuery, type SelectionQuery } from './selection-query.js';
export { filtersInWords, periodWords, selectionWords } from './selection-words.js';
