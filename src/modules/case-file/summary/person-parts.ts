import { showPhone } from '../../../platform/contact/phone.js';
import { answerRows, levelLabels, ruleLabels } from '../../assessments/index.js';
import {
  agreementWayLabels,
  contactPreferenceLabels,
  genderLabels,
  goalStatusLabels,
  mandateKindLabels,
  recallReasonLabels,
  recallStatusLabels,
  schemeLabels,
  socialStatusLabels,
  wishLabels,
} from '../../beneficiaries/index.js';
import { type SummaryPart, THE_PERSON, THE_STRUCTURE, type ToldColumn } from './summary-part.js';
import { hasOne, structureName, told } from './words.js';

const phone = (label: string): ToldColumn => ({
  label,
  words: (value) => (typeof value === 'string' ? showPhone(value) : null),
});

const identity: SummaryPart = {
  entity: 'Beneficiary',
  heading: 'Qui vous êtes, et comment vous joindre',
  from: 'FROM beneficiary t WHERE t.id = $1 AND $2::uuid IS NOT NULL',
  told: {
    firstName: told.text('Prénom'),
    lastName: told.text('Nom'),
    birthYear: told.number('Année de naissance'),
    communeName: told.text('Commune'),
    communeInsee: told.text('Code officiel de la commune'),
    postalCode: told.text('Code postal'),
    phone: phone('Téléphone'),
    noPhone: told.yes('Sans téléphone'),
    email: told.text('Adresse mail'),
    noEmail: told.yes('Sans adresse mail'),
    contactPreference: told.code('Vous préférez', contactPreferenceLabels),
    socialStatus: told.code('Statut', socialStatusLabels),
    gender: told.code('Genre', genderLabels),
    scheme: told.code('Régime de sécurité sociale', schemeLabels),
    wishes: told.codes('Vos souhaits', wishLabels),
    helperName: told.text('Proche aidant'),
    helperRelationship: told.text('Son lien avec vous'),
    helperPhone: phone('Son téléphone'),
    helperAgreedOn: told.day('Son accord donné le'),
    noticeGivenOn: told.day('Notice d’information remise le'),
    createdAt: told.instant('Fiche ouverte le'),
    lastContactOn: told.day('Dernier contact le'),
    notes: told.text('Notes', 'CASE WHEN t.structure_id = $2 THEN t.notes END'),
  },
  untold: { searchText: 'Made by the database of the name, the phone and the commune, which are told.' },
};

const shares: SummaryPart = {
  entity: 'BeneficiaryShare',
  heading: 'Avec qui votre fiche est ou a été partagée',
  from: `FROM beneficiary_share t JOIN beneficiary b ON b.id = t.beneficiary_id
     WHERE t.beneficiary_id = $1 AND (b.structure_id = $2 OR t.structure_id = $2) ORDER BY t.starts_at DESC`,
  told: {
    structureId: told.text('Structure', structureName('t.structure_id')),
    referralId: told.yes('Par une orientation acceptée', hasOne('t.referral_id')),
    agreementOn: told.day('Votre accord donné le'),
    agreementHow: told.code('Accord donné', agreementWayLabels),
    startsAt: told.instant('Depuis le'),
    endsAt: told.instant('Jusqu’au'),
  },
  untold: { beneficiaryId: THE_PERSON },
};

const goals: SummaryPart = {
  entity: 'BeneficiaryGoal',
  heading: 'Vos objectifs',
  from: 'FROM beneficiary_goal t WHERE t.beneficiary_id = $1 AND $2::uuid IS NOT NULL ORDER BY t.agreed_on DESC',
  told: {
    words: told.text('Objectif'),
    agreedOn: told.day('Convenu le'),
    structureId: told.text('Avec', structureName('t.structure_id')),
    status: told.code('Où il en est', goalStatusLabels),
    endedOn: told.day('Depuis le'),
  },
  untold: { beneficiaryId: THE_PERSON },
};

const mandates: SummaryPart = {
  entity: 'BeneficiaryMandate',
  heading: 'Qui peut agir pour vous',
  from: 'FROM beneficiary_mandate t WHERE t.beneficiary_id = $1 AND $2::uuid IS NOT NULL ORDER BY t.signed_on DESC',
  told: {
    kind: told.code('Mandat', mandateKindLabels),
    signedOn: told.day('Depuis le'),
    endsOn: told.day('Jusqu’au'),
    stoppedOn: told.day('Arrêté le'),
    structureId: told.text('Noté par', structureName('t.structure_id')),
  },
  untold: { beneficiaryId: THE_PERSON },
};

const recalls: SummaryPart = {
  entity: 'BeneficiaryRecall',
  heading: 'Quand nous devions vous recontacter',
  from: 'FROM beneficiary_recall t WHERE t.beneficiary_id = $1 AND t.structure_id = $2 ORDER BY t.due_on DESC',
  told: {
    dueOn: told.day('Le'),
    reason: told.code('Pourquoi', recallReasonLabels),
    words: told.text('Précision'),
    status: told.code('Où cela en est', recallStatusLabels),
    endedAt: told.instant('Terminé le'),
  },
  untold: { beneficiaryId: THE_PERSON, structureId: THE_STRUCTURE },
};

const formats = { individual: 'individuel', group: 'collectif' };
const forms = { full: 'Repère numérique', express: 'Repère numérique express', reported: 'Signalé par une structure' };

const answers: ToldColumn = {
  label: 'Vos réponses',
  words: (value, { row }) =>
    (row['form'] === 'full' || row['form'] === 'express') && value !== null && typeof value === 'object'
      ? answerRows(row['form'], value)
          .map(({ key, value: answer }) => (key.endsWith('?') ? `${key} ${answer}` : `${key}\u00a0: ${answer}`))
          .join('\n')
      : null,
};

const levels: SummaryPart = {
  entity: 'Assessment',
  heading: 'Votre niveau avec le numérique',
  from: 'FROM assessment t WHERE t.beneficiary_id = $1 AND $2::uuid IS NOT NULL ORDER BY t.assessed_at DESC',
  told: {
    assessedAt: told.instant('Le'),
    form: told.code('Comment', forms),
    retainedLevel: told.code('Niveau', levelLabels),
    computedLevel: told.code('Niveau d’après les réponses', levelLabels),
    score: told.number('Points'),
    reason: told.text('Pourquoi'),
    rule: told.code('Règle', ruleLabels),
    overrideReason: told.text('Pourquoi l’équipe a gardé un autre niveau'),
    reportedBy: told.text('Signalé par'),
    toConfirm: told.yes('À confirmer'),
    provisional: told.yes('Provisoire'),
    practiceWithoutEmail: told.yes('Utilise Internet sans adresse mail'),
    likelyIndependent: told.yes('Sans doute autonome'),
    suggestedFormat: told.code('Atelier conseillé', formats),
    answers,
  },
  untold: { beneficiaryId: THE_PERSON },
};

export const personParts: readonly SummaryPart[] = [identity, shares, goals, mandates, recalls, levels];
