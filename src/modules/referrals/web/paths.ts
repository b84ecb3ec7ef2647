import { path } from '../../../platform/http/paths.js';

export const paths = {
  list: path('/orientations'),
  received: path('/orientations/recues'),
  silent: path('/orientations/sans-reponse'),
  leavers: path('/orientations/passer-la-main'),
  handover: path('/orientations/passer-la-main/:userId'),
  choose: path('/beneficiaires/:id/orienter'),
  create: path('/beneficiaires/:id/orienter/preparer'),
  show: path('/orientations/:id'),
  edit: path('/orientations/:id/modifier'),
  send: path('/orientations/:id/envoyer'),
  accept: path('/orientations/:id/accepter'),
  refuse: path('/orientations/:id/refuser'),
  withdraw: path('/orientations/:id/retirer'),
  close: path('/orientations/:id/terminer'),
  remind: path('/orientations/:id/relancer'),
  call: path('/orientations/:id/appel'),
  withdrawAgreement: path('/orientations/:id/retirer-accord'),
  withdrawAgreements: path('/beneficiaires/:id/retirer-accord'),
  giveSeatBack: path('/orientations/:id/rendre-la-place'),
  reroute: path('/orientations/:id/reorienter'),
  hand: path('/beneficiaires/:id/confier'),
  write: path('/orientations/:id/ecrire'),
  papers: path('/orientations/:id/papiers'),
  slip: path('/orientations/:id/billet.pdf'),
  letter: path('/orientations/:id/courrier.pdf'),
  document: path('/orientations/documents/:documentId'),
  /** Of a message: shows nothing of the person; the button opens the link. */
  landing: path('/r/:token'),
  newLink: path('/r/:token/nouveau-lien'),
  information: path('/beneficiaires/:id/information'),
  printInformation: path('/informations/:id'),
  informationSheet: path('/informations/:id/fiche.pdf'),
};

/** The pages of someone who answers by a link, without an account. */
export const linkPaths = {
  show: path('/reponse/:id'),
  acknowledge: path('/reponse/:id/bien-recu'),
  accept: path('/reponse/:id/accepter'),
  refuse: path('/reponse/:id/refuser'),
  close: path('/reponse/:id/terminer'),
  write: path('/reponse/:id/ecrire'),
  document: path('/reponse/:id/documents/:documentId'),
};

/** Where a session is logged. The page is in support-sessions, a floor above: known here by its address alone. */
export const sessionPath = path('/seances/nouvelle');

/** Where an appointment is taken for a referral: in appointments, a floor above as well. */
export const bookPath = path('/rendez-vous/nouveau');

/** Where a person of the structure is put down for one of its workshops. */
export const registerPath = path('/ateliers/:id/inscriptions/nouvelle');
