import { path } from '../../../platform/http/paths.js';

export const paths = {
  full: path('/beneficiaires/:id/repere'),
  express: path('/beneficiaires/:id/repere/express'),
  show: path('/reperes/:id'),
  keep: path('/reperes/:id/niveau'),
};

/** Where the main action leads. The page is in referrals, a floor above: known here by its address alone. */
export const referPath = path('/beneficiaires/:id/orienter');
