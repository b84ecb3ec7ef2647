import { CrossController } from '../web/cross/cross.controller.js';
import { CrossQueries } from './cross.queries.js';
import { CrossTables } from './cross.service.js';

/** Tables by two dimensions. */
export const cross = { controllers: [CrossController], providers: [CrossQueries, CrossTables] };
