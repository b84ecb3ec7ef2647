import {
  cancelledByLabels,
  comingLabels,
  registrationSourceLabels,
  registrationStatusLabels,
} from '../../workshops/index.js';
import { type SummaryPart, THE_PERSON } from './summary-part.js';
import { hasOne, structureName, told } from './words.js';

/** Those that the structure made, and those of the workshops that it organises. */
export const registrationPart: SummaryPart = {
  entity: 'Registration',
  heading: 'Les inscriptions à des ateliers',
  from: `FROM registration t JOIN workshop w ON w.id = t.workshop_id
    WHERE t.beneficiary_id = $1 AND $2 IN (t.structure_id, w.structure_id) ORDER BY w.starts_at DESC, t.id DESC`,
  told: {
    workshopId: told.text('Atelier', `w.title || ', le ' || to_char(w.starts_at AT TIME ZONE w.zone, 'DD/MM/YYYY')`),
    status: told.code('Où cela en est', registrationStatusLabels),
    source: told.code('Comment', registrationSourceLabels),
    structureId: told.text('Inscription par', structureName('t.structure_id')),
    referralId: told.yes('Avec une orientation', hasOne('t.referral_id')),
    walkIn: told.yes('Sans être sur la liste'),
    coming: told.code('Votre réponse', comingLabels),
    comingAt: told.instant('Répondu le'),
    cancelledBy: told.code('Annulation', cancelledByLabels),
    cancelledAt: told.instant('Annulé le'),
    createdAt: told.instant('Demandé le'),
  },
  untold: {
    beneficiaryId: THE_PERSON,
    name: 'Of those without a file, which this is.',
    phone: 'Of those without a file, which this is.',
    email: 'Of those without a file, which this is.',
  },
};
