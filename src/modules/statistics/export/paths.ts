import { path } from '../../../platform/http/paths.js';

export const exportPaths = { file: path('/statistiques/export') };
