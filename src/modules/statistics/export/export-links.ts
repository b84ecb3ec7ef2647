import { withQuery } from '../../../platform/http/paths.js';
import type { Selection } from '../figures/selection.js';
import { selectionQuery } from '../filters/selection-query.js';
import { exportFormats } from './export-formats.js';
import { exportPaths } from './paths.js';

/** The figures of a selection in each format: links for the pages that show them. */
export const exportLinks = (selection: Selection): { href: string; text: string }[] =>
  Object.entries(exportFormats).map(([format, text]) => ({
    href: withQuery(exportPaths.file.to(), { format, ...selectionQuery(selection) }),
    text,
  }));
