import { FilterOptionsQueries } from './filter-options.queries.js';
import { SelectionDesk } from './selection-desk.service.js';

export const filterProviders = [FilterOptionsQueries, SelectionDesk];
