import { levelLabels } from '../../assessments/index.js';
import { agreementWayLabels } from '../../beneficiaries/index.js';
import {
  choiceReasonLabels,
  motiveLabels,
  needLabels,
  outcomeLabels,
  pathLabels,
  refusalReasonLabels,
  saisineLanguageLabels,
  saisineNeedLabels,
  saisineSlotLabel,
  saisineStepLabels,
  statusLabels,
} from '../../referrals/index.js';
import { type SummaryPart, THE_PERSON, type ToldColumn } from './summary-part.js';
import { hasOne, placeName, structureName, told } from './words.js';

const A_KEY = 'A number that binds two records of the tool.';

/** The referrals that the structure sent, and those that it received. */
const OWN = `(r.sender_structure_id = $2 OR r.receiver_structure_id = $2 AND r.sent_at IS NOT NULL)`;
const ofOwnReferrals = (table: string, order: string): string =>
  `FROM ${table} t JOIN referral r ON r.id = t.referral_id WHERE r.beneficiary_id = $1 AND ${OWN} ORDER BY ${order}`;

const about = told.text('Orientation', 'r.receiver_name');
const sides = { sender: 'la structure qui oriente', receiver: 'la structure qui reçoit' };
const withdrawals = { by_sender: 'par la structure', agreement_withdrawn: 'vous avez repris votre accord' };
const desks = { mediator: 'Médiation numérique', counter: 'Accueil' };

const referral: SummaryPart = {
  entity: 'Referral',
  heading: 'Vers qui vous avez été orienté·e, et la suite',
  from: `FROM (SELECT r.* FROM referral r WHERE r.beneficiary_id = $1 AND ${OWN}) t ORDER BY t.created_at DESC`,
  told: {
    receiverName: told.text('Vers'),
    path: told.code('Pour', pathLabels),
    status: told.code('Où elle en est', statusLabels),
    senderStructureId: told.text('Par', structureName('t.sender_structure_id')),
    receiverStructureId: told.text('Structure', structureName('t.receiver_structure_id')),
    receiverPlaceId: told.text('Lieu', placeName('t.receiver_place_id')),
    receiverRole: told.code('Bureau', desks),
    workshopId: told.text('Atelier', '(SELECT w.title FROM workshop w WHERE w.id = t.workshop_id)'),
    level: told.code('Votre niveau ce jour-là', levelLabels),
    needs: told.codes('Besoins', needLabels),
    motive: told.code('Motif', motiveLabels),
    message: told.text('Message joint'),
    agreementOn: told.day('Votre accord donné le'),
    agreementHow: told.code('Accord donné', agreementWayLabels),
    createdAt: told.instant('Préparée le'),
    sentAt: told.instant('Envoyée le'),
    openedAt: told.instant('Lue le'),
    acknowledgedAt: told.instant('Bien reçue le'),
    remindersSent: {
      label: 'Relances',
      words: (value) => (typeof value === 'number' && value > 0 ? String(value) : null),
    },
    lastRemindedAt: told.instant('Dernière relance le'),
    answeredAt: told.instant('Réponse le'),
    answerWords: told.text('Mots de la réponse'),
    appointmentOn: told.day('Premier rendez-vous le'),
    refusalReasons: told.codes('Refusée parce que', refusalReasonLabels),
    refusalWords: told.text('Mots du refus'),
    withdrawnAt: told.instant('Retirée le'),
    withdrawalKind: told.code('Retirée', withdrawals),
    withdrawalReason: told.text('Pourquoi'),
    expiredAt: told.instant('Restée sans réponse, terminée le'),
    closedAt: told.instant('Terminée le'),
    outcome: told.code('Issue', outcomeLabels),
    outcomeWords: told.text('Mots de la fin'),
    levelAfter: told.code('Votre niveau à la fin', levelLabels),
  },
  untold: {
    beneficiaryId: THE_PERSON,
    reroutedFrom: A_KEY,
    assessmentId: A_KEY,
    answeredByLink: A_KEY,
    closedByLink: A_KEY,
  },
};

const slots: ToldColumn = {
  label: 'Quand vous rappeler',
  words: (value) => (Array.isArray(value) && value.length > 0 ? value.map(saisineSlotLabel).join(', ') : null),
};

const saisine: SummaryPart = {
  entity: 'Saisine',
  heading: 'Demandes à la caisse',
  from: ofOwnReferrals('saisine', 'r.created_at DESC'),
  told: {
    fundId: told.text('Caisse', structureName('t.fund_id')),
    step: told.code('Où elle en est', saisineStepLabels),
    motive: told.code('Motif', motiveLabels),
    needs: told.codes('Besoins', saisineNeedLabels),
    callBackSlots: slots,
    language: told.code('Langue', saisineLanguageLabels),
    interpreter: told.yes('Interprète'),
    throughHelper: told.yes('Par votre proche aidant'),
    workshopOn: told.day('Atelier le'),
  },
  untold: { referralId: A_KEY, beneficiaryId: THE_PERSON },
};

const saisineSteps: SummaryPart = {
  entity: 'SaisineStepTaken',
  heading: 'Ce que la caisse a fait',
  from: ofOwnReferrals('saisine_step', 't.at DESC'),
  told: {
    at: told.instant('Le'),
    step: told.code('Étape', saisineStepLabels),
    byStructureId: told.text('Par', structureName('t.by_structure_id')),
    workshopOn: told.day('Atelier le'),
  },
  untold: { referralId: A_KEY, byLinkId: A_KEY },
};

const events: SummaryPart = {
  entity: 'ReferralEvent',
  heading: 'Ce qui s’est passé sur ces orientations',
  from: ofOwnReferrals('referral_event', 't.at DESC'),
  told: {
    at: told.instant('Le'),
    referralId: about,
    kind: told.code('Quoi', {
      ...{ status: 'Changement d’état', opened: 'Lue par le destinataire', acknowledged: 'Bien reçue' },
      ...{ reminded: 'Relance', called: 'Appel', link_reissued: 'Nouveau lien envoyé', handed_over: 'Suivi confié' },
    }),
    fromStatus: told.code('Avant', statusLabels),
    toStatus: told.code('Après', statusLabels),
    words: told.text('Ce qui s’est dit', 'CASE WHEN t.by_structure_id = $2 THEN t.words END'),
    byStructureId: told.text('Par', structureName('t.by_structure_id')),
  },
  untold: { byLinkId: A_KEY },
};

const thread: SummaryPart = {
  entity: 'ThreadMessage',
  heading: 'Ce que les structures se sont écrit à propos de vos orientations',
  from: ofOwnReferrals('thread_message', 't.at DESC'),
  told: {
    at: told.instant('Le'),
    referralId: about,
    side: told.code('De', sides),
    words: told.text('Message'),
    documentId: told.yes('Avec un document', hasOne('t.document_id')),
  },
  untold: { byLinkId: A_KEY },
};

const documents: SummaryPart = {
  entity: 'ReferralDocument',
  heading: 'Documents joints à vos orientations',
  from: ofOwnReferrals('referral_document', 't.added_at DESC'),
  told: {
    name: told.text('Document'),
    addedAt: told.instant('Joint le'),
    side: told.code('Par', sides),
    referralId: about,
  },
  untold: {
    addedByLink: A_KEY,
    sha256: 'A fingerprint of the document.',
    content: 'Too large for a sheet: downloaded from the page of the referral, until its end.',
  },
};

const links: SummaryPart = {
  entity: 'AnswerLink',
  heading: 'Liens envoyés aux lieux pour répondre',
  from: ofOwnReferrals('answer_link', 't.created_at DESC'),
  told: {
    createdAt: told.instant('Lien du'),
    referralId: about,
    firstOpenedAt: told.instant('Ouvert le'),
    revokedAt: told.instant('Fermé le'),
  },
  untold: {},
};

const choices: SummaryPart = {
  entity: 'ReferralChoice',
  heading: 'Pourquoi ce lieu plutôt qu’un autre',
  from: ofOwnReferrals('referral_choice', 'r.created_at DESC'),
  told: {
    referralId: about,
    chosenRank: told.number('Rang parmi les propositions'),
    reasons: told.codes('Raisons', choiceReasonLabels),
    words: told.text('Précision'),
  },
  untold: {},
};

const sheets: SummaryPart = {
  entity: 'InformationSheet',
  heading: 'Fiches d’information remises',
  from: `FROM information_sheet t WHERE t.beneficiary_id = $1 AND t.structure_id = $2 ORDER BY t.given_at DESC`,
  told: {
    givenAt: told.instant('Remise le'),
    structureId: told.text('Par', structureName('t.structure_id')),
    fundId: told.text('Caisse', structureName('t.fund_id')),
    level: told.code('Votre niveau ce jour-là', levelLabels),
  },
  untold: { beneficiaryId: THE_PERSON },
};

export const referralParts: readonly SummaryPart[] = [
  ...[referral, saisine, saisineSteps, events, thread, documents, links, choices, sheets],
];
