import { path } from '../../../platform/http/paths.js';

export const paths = {
  home: path('/exports'),
  sessions: path('/exports/seances.csv'),
  referrals: path('/exports/orientations.csv'),
  people: path('/exports/beneficiaires'),
  sessionTable: path('/exports/accompagnements'),
  show: path('/exports/:id'),
  file: path('/exports/:id/fichier'),
  information: path('/exports/:id/informations'),
  cancel: path('/exports/:id/annuler'),
  remove: path('/exports/:id/supprimer'),
};
