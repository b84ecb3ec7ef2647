import { path } from '../../../../platform/http/paths.js';

export const rdvPaths = {
  /** The link with RDV Service Public: its address, its secret, what is kept aside. */
  link: path('/rendez-vous/rdv-service-public'),
  endLink: path('/rendez-vous/rdv-service-public/arreter'),
  receive: path('/rendez-vous/import'),
  show: path('/rendez-vous/import/:id'),
  /** Where RDV Service Public writes. */
  webhook: path('/api/rdv-service-public/:hook'),
};
