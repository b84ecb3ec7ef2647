import { path } from '../../../platform/http/paths.js';

export const paths = {
  signIn: path('/connexion'),
  signOut: path('/deconnexion'),
  workplace: path('/ma-structure'),
  myAccount: path('/mon-compte'),
  accounts: path('/comptes'),
  invite: path('/comptes/inviter'),
  cancelInvitation: path('/comptes/invitations/:id/annuler'),
  account: path('/comptes/:id'),
  giveRole: path('/comptes/:id/roles/ajouter'),
  endRole: path('/comptes/:id/roles/:membershipId/fin'),
  disableAccount: path('/comptes/:id/desactiver'),
  enableAccount: path('/comptes/:id/reactiver'),
  invitation: path('/invitation/:token'),
  teams: path('/equipes'),
  team: path('/equipes/:id'),
  addTeamMember: path('/equipes/:id/membres/ajouter'),
  endTeamMember: path('/equipes/:id/membres/:memberId/fin'),
  myTeam: path('/equipe'),
  journal: path('/journal'),
};
