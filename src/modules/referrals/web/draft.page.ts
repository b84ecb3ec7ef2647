import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  textareaField,
} from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Day } from '../../../platform/time/day.js';
import { levelLabels } from '../../assessments/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { ChoiceStanding } from '../choices/choice-records.js';
import type { DraftInHand } from '../draft-desk.js';
import { NEEDS } from '../routing/candidates.js';
import { choiceReasonsFields, type ChoiceReasonsFields } from './choice-reasons.form.js';
import type { DraftForm } from './draft.form.js';
import { agreementWayLabels, motiveLabels, pathLabels } from './labels.js';
import { paths } from './paths.js';
import { seatButton, seatFacts, seatSentence } from './workshop-seats/offer-words.js';

interface DraftModel {
  action: string;
  errors: { href: string; text: string }[];
  title: string;
  summary: { rows: { key: string; value: string; values: null; href: string | null; action: string | null }[] };
  hidden: { name: string; value: string }[];
  motive: Field | null;
  needs: Field;
  message: Field;
  /** Why not the first suggestion; null when nothing is asked. */
  choice: ChoiceReasonsFields | null;
  sentence: string;
  sendText: string;
  byPhone: string | null;
  agreementOn: Field;
  agreementHow: Field;
  cancelHref: string;
}

interface Shown extends DraftInHand {
  standing?: ChoiceStanding | undefined;
}

export function draftPage(inHand: Shown, form: DraftForm, today: Day): View<DraftModel> {
  const { person, receiver, draft, standing } = inHand;
  const title = draft ? 'Modifier le brouillon' : 'Préparer l’orientation';
  const personHref = beneficiariesPaths.caseFile.to({ id: person.id });
  const model: DraftModel = {
    action: draft ? paths.edit.to({ id: draft.id }) : paths.create.to({ id: person.id }),
    errors: errorSummary(form),
    title,
    summary: summary(inHand, form),
    hidden: hidden(form),
    motive:
      form.path === 'health_access_mission'
        ? radiosField(form, 'motive', 'Motif de la saisine', motiveLabels, {
            hint: 'Un seul motif, le principal. Aucun détail médical n’est demandé.',
          })
        : null,
    needs: checkboxesField(form, 'needs', 'Ce dont la personne a besoin', NEEDS, {
      required: false,
      inline: true,
    }),
    message: textareaField(form, 'message', 'Message pour la structure', {
      required: false,
      hint: 'Ce qui aide à bien accueillir la personne. N’écrivez rien sur sa santé, ni mot de passe, ni numéro de sécurité sociale.',
    }),
    choice: choiceReasonsFields(form, standing),
    byPhone: inHand.receiverAnswers
      ? null
      : `${receiver.name} ne répond pas encore dans Passerelle. Après l’envoi, vous l’appellerez et noterez ici sa réponse.`,
    sentence: receiver.workshop ? seatSentence(receiver.workshop) : sentence(receiver.name, inHand.receiverAnswers),
    sendText: receiver.workshop ? seatButton(receiver.workshop) : 'Envoyer',
    agreementOn: dateField(form, 'agreementOn', 'Jour où la personne a donné son accord', {
      max: today,
      hint: 'Nécessaire pour envoyer, pas pour enregistrer un brouillon.',
    }),
    agreementHow: radiosField(form, 'agreementHow', 'Comment\u00a0?', agreementWayLabels, { inline: true }),
    cancelHref: draft ? paths.show.to({ id: draft.id }) : personHref,
  };
  const breadcrumbs = [
    { href: personHref, text: person.displayName },
    { href: paths.choose.to({ id: person.id }), text: 'Orienter' },
  ];
  return view('referrals/draft', title, model, { breadcrumbs });
}

function summary({ person, receiver, level }: DraftInHand, form: DraftForm): DraftModel['summary'] {
  const row = (key: string, value: string, href: string | null = null) => ({
    key,
    value,
    values: null,
    href,
    action: href ? 'Changer' : null,
  });
  return {
    rows: [
      row('Personne', person.displayName),
      row('Orientée vers', receiver.name, paths.choose.to({ id: person.id })),
      row('Pour', pathLabels[form.path] ?? ''),
      ...(receiver.workshop ? seatFacts(receiver.workshop).map(([key, value]) => row(key, value)) : []),
      row('Niveau', levelLabels[level?.level ?? 'notAssessed']),
    ],
  };
}

function hidden(form: DraftForm): DraftModel['hidden'] {
  return (['path', 'placeId', 'structureId', 'workshopId', 'version', 'suggestion', 'after'] as const)
    .map((name) => ({ name, value: String(form[name] ?? '') }))
    .filter(({ value }) => value !== '');
}

/** What is said to the person before they agree: exactly what is transmitted, when, and that they may change their mind. */
function sentence(receiverName: string, receiverAnswers: boolean): string {
  const first = receiverAnswers
    ? `Je vais transmettre à «\u00a0${receiverName}\u00a0» votre prénom, votre tranche d’âge, votre commune, où vous en êtes avec le numérique et ce dont vous avez besoin. ` +
      'S’ils acceptent, ils recevront aussi votre nom et de quoi vous contacter.'
    : `Je vais contacter «\u00a0${receiverName}\u00a0» pour vous, et leur donner votre nom, de quoi vous contacter et ce dont vous avez besoin.`;
  return `${first} Vous pouvez dire non, ou changer d’avis plus tard. Êtes-vous d’accord\u00a0?`;
}
