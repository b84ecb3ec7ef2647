import { path } from '../../../platform/http/paths.js';

export const paths = {
  signIn: path('/connexion'),
  signOut: path('/deconnexion'),
  workplace: path('/ma-structure'),
  accounts: path('/comptes'),
  invite: path('/comptes/inviter'),
  disableAccount: path('/comptes/:id/desactiver'),
  enableAccount: path('/comptes/:id/reactiver'),
  invitation: path('/invitation/:token'),
  journal: path('/journal'),
};
