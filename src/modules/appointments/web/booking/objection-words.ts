import type { Objection } from '../../slots/hour-check.js';

/** What is said of an hour that is not an ordinary one. */
export const objectionWords: Record<Objection, string> = {
  past: 'Cette heure est passée.',
  outside: 'Personne n’a dit recevoir à cette heure pour ce motif, ou c’est un jour férié.',
  away: 'Une absence est notée à cette heure.',
  taken: 'Un rendez-vous ou un atelier occupe déjà cette heure.',
};

export const confirmObjection = 'Cochez la case pour prendre quand même ce rendez-vous.';
