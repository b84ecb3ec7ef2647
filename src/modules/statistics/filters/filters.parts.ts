import { SavedFiltersController } from '../web/saved-filters/saved-filters.controller.js';
import { FilterOptionsQueries } from './filter-options.queries.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedFilters } from './saved-filters.service.js';
import { SelectionDesk } from './selection-desk.service.js';
import './saved-filter.personal-data.js';

/** What is to be counted: its form, what it offers, and those that people keep. */
export const filters = {
  entities: [SavedFilter],
  controllers: [SavedFiltersController],
  providers: [FilterOptionsQueries, SelectionDesk, SavedFilters],
};
