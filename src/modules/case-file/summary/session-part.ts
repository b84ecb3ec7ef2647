import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  healthSpaceNextLabels,
  healthSpaceStepLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  topicLabels,
} from '../../support-sessions/index.js';
import { type SummaryPart, THE_PERSON, THE_STRUCTURE } from './summary-part.js';
import { communeName, hasOne, placeName, structureName, told } from './words.js';

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
    healthSpaceSteps: told.codes('Mon espace santé', healthSpaceStepLabels),
    healthSpaceHelp: told.code('Aide avec Mon espace santé', autonomyLabels),
    healthSpaceNext: told.code('Suite avec Mon espace santé', healthSpaceNextLabels),
    redirected: told.yes('Orientation conseillée'),
    redirection: told.code('Vers', redirectionLabels),
    referralId: told.yes('Après une orientation', hasOne('t.referral_id')),
    gender: told.code('Genre noté ce jour-là', genderLabels),
    ageBand: told.code('Tranche d’âge notée ce jour-là', ageBandLabels),
    socialStatus: told.code('Statut noté ce jour-là', socialStatusLabels),
    residenceInsee: told.text('Commune de résidence notée ce jour-là', communeName('t.residence_insee')),
    employerId: told.text('Pour', structureName('t.employer_id')),
    createdAt: told.instant('Écrit le'),
    notes: told.text('Notes'),
  },
  untold: {
    beneficiaryId: THE_PERSON,
    structureId: THE_STRUCTURE,
    kind: 'All of these are of one person.',
    title: 'Of workshops, which are told apart.',
    workshopLevel: 'Of workshops; says nothing of one person.',
    alreadySupported: 'Said of anonymous visits alone, which belong to nobody’s file.',
  },
};

/** Notes of a workshop are about the group: they are not one person's to receive. */
export const workshopPart: SummaryPart = {
  entity: 'SessionParticipant',
  heading: 'Les ateliers',
  from: `FROM session_participant t JOIN support_session s ON s.id = t.session_id
    WHERE t.beneficiary_id = $1 AND s.structure_id = $2 ORDER BY s.day DESC, s.id DESC`,
  told: {
    sessionId: told.text('Atelier', `s.title || ', le ' || to_char(s.day, 'DD/MM/YYYY')`),
    gender: told.code('Genre noté ce jour-là', genderLabels),
    ageBand: told.code('Tranche d’âge notée ce jour-là', ageBandLabels),
    socialStatus: told.code('Statut noté ce jour-là', socialStatusLabels),
    residenceInsee: told.text('Commune de résidence notée ce jour-là', communeName('t.residence_insee')),
  },
  untold: { beneficiaryId: THE_PERSON },
};

/** Also those that people keep for themselves: they are said of the person's sessions. */
export const tagPart: SummaryPart = {
  entity: 'SessionTag',
  heading: 'Les étiquettes des séances',
  from: `FROM session_tag t JOIN support_session s ON s.id = t.session_id
    WHERE s.structure_id = $2
      AND (s.beneficiary_id = $1 OR EXISTS (SELECT FROM session_participant p
                                             WHERE p.session_id = s.id AND p.beneficiary_id = $1))
    ORDER BY s.day DESC, s.id DESC`,
  told: {
    tagId: told.text('Étiquette', '(SELECT n.label FROM tag n WHERE n.id = t.tag_id)'),
    sessionId: told.day('Séance du', 's.day'),
  },
  untold: {},
};
