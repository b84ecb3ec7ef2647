import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  topicLabels,
} from '../../support-sessions/index.js';
import { type SummaryPart, THE_PERSON, THE_STRUCTURE } from './summary-part.js';
import { communeName, hasOne, placeName, told } from './words.js';

/** Those of the structure that answers, with its notes: another one answers for its own. */
export const sessionPart: SummaryPart = {
  entity: 'SupportSession',
  heading: 'Les séances',
  from: `FROM support_session t WHERE t.beneficiary_id = $1 AND t.structure_id = $2 ORDER BY t.day DESC, t.id DESC`,
  told: {
    day: told.day('Séance du'),
    durationMinutes: told.minutes('Durée'),
    topics: told.codes('Thématiques', topicLabels),
    procedures: told.codes('Démarches', procedureLabels),
    procedureName: told.text('Démarche'),
    locationKind: told.code('Où', locationKindLabels),
    placeId: told.text('Lieu', placeName('t.place_id')),
    communeInsee: told.text('Commune', communeName('t.commune_insee')),
    equipment: told.codes('Matériel', equipmentLabels),
    autonomy: told.code('Autonomie', autonomyLabels),
    redirected: told.yes('Orientation conseillée'),
    redirection: told.code('Vers', redirectionLabels),
    referralId: told.yes('Après une orientation', hasOne('t.referral_id')),
    gender: told.code('Genre noté ce jour-là', genderLabels),
    ageBand: told.code('Tranche d’âge notée ce jour-là', ageBandLabels),
    socialStatus: told.code('Statut noté ce jour-là', socialStatusLabels),
    residenceInsee: told.text('Commune de résidence notée ce jour-là', communeName('t.residence_insee')),
    createdAt: told.instant('Écrit le'),
    notes: told.text('Notes'),
  },
  untold: {
    beneficiaryId: THE_PERSON,
    structureId: THE_STRUCTURE,
    alreadySupported: 'Said of anonymous visits alone, which belong to nobody’s file.',
  },
};
