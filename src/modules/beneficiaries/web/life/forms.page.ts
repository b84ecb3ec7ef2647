import {
  dateField,
  errorSummary,
  type Field,
  radiosField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Day } from '../../../../platform/time/day.js';
import type { BeneficiaryCard } from '../../beneficiary-details.js';
import { paths as beneficiariesPaths } from '../paths.js';
import type { GoalForm } from './goal.form.js';
import { mandateKindLabels, recallReasonLabels } from './labels.js';
import type { MandateForm } from './mandate.form.js';
import { paths } from './paths.js';
import type { RecallForm } from './recall.form.js';

interface FormModel<Fields> {
  title: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  fields: Fields;
  button: string;
  cancelHref: string;
}

export const trailTo = (person: Pick<BeneficiaryCard, 'id' | 'displayName'>) => [
  { href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' },
  { href: beneficiariesPaths.caseFile.to({ id: person.id }), text: person.displayName },
];

const about = (person: BeneficiaryCard) => ({
  options: { breadcrumbs: trailTo(person) },
  cancelHref: beneficiariesPaths.caseFile.to({ id: person.id }),
});

export function goalPage(
  person: BeneficiaryCard,
  form: GoalForm,
  today: Day,
): View<FormModel<{ words: Field; agreedOn: Field }>> {
  const { options, cancelHref } = about(person);
  const title = 'Un objectif avec la personne';
  const fields = {
    words: textareaField(form, 'words', 'Ce que la personne veut savoir faire', {
      rows: 2,
      hint: 'Par exemple\u00a0: envoyer des photos à ses petits-enfants. Les structures qui l’accompagnent le lisent aussi. Rien sur la santé.',
    }),
    agreedOn: dateField(form, 'agreedOn', 'Convenu le', { max: today }),
  };
  const action = paths.agreeGoal.to({ id: person.id });
  const model = {
    title,
    lede: person.displayName,
    action,
    errors: errorSummary(form),
    fields,
    button: 'Enregistrer l’objectif',
    cancelHref,
  };
  return view('beneficiaries/goal', title, model, options);
}

export function recallPage(
  person: BeneficiaryCard,
  form: RecallForm,
  planned: boolean,
): View<FormModel<{ dueOn: Field; reason: Field; words: Field }>> {
  const { options, cancelHref } = about(person);
  const title = planned ? 'Reporter le rappel' : 'À recontacter';
  const fields = {
    dueOn: dateField(form, 'dueOn', 'À recontacter le'),
    reason: radiosField(form, 'reason', 'Pourquoi\u00a0?', recallReasonLabels),
    words: textField(form, 'words', 'En quelques mots', {
      required: false,
      spellcheck: true,
      hint: 'Lu par votre structure seulement. Rien sur la santé.',
    }),
  };
  const action = paths.recall.to({ id: person.id });
  const button = planned ? 'Enregistrer la nouvelle date' : 'Enregistrer';
  const model = { title, lede: person.displayName, action, errors: errorSummary(form), fields, button, cancelHref };
  return view('beneficiaries/recall', title, model, options);
}

export function mandatePage(
  person: BeneficiaryCard,
  form: MandateForm,
  today: Day,
): View<FormModel<{ kind: Field; signedOn: Field; endsOn: Field }>> {
  const { options, cancelHref } = about(person);
  const title = 'Noter un mandat';
  const fields = {
    kind: radiosField(form, 'kind', 'De quoi s’agit-il\u00a0?', {
      aidants_connect: mandateKindLabels.aidants_connect,
      written: {
        text: mandateKindLabels.written,
        hint: 'La personne a signé un papier qui dit ce que vous faites pour elle.',
      },
      guardianship: mandateKindLabels.guardianship,
      curatorship: mandateKindLabels.curatorship,
      family_habilitation: mandateKindLabels.family_habilitation,
    }),
    signedOn: dateField(form, 'signedOn', 'Depuis le', { max: today }),
    endsOn: dateField(form, 'endsOn', 'Jusqu’au', {
      required: false,
      hint: 'Dernier jour écrit sur le mandat ou la décision.',
    }),
  };
  const lede = 'Notez seulement de quoi il s’agit et ses dates. Ne gardez ici ni copie, ni photo, ni nom.';
  const action = paths.noteMandate.to({ id: person.id });
  const model = {
    title,
    lede,
    action,
    errors: errorSummary(form),
    fields,
    button: 'Enregistrer le mandat',
    cancelHref,
  };
  return view('beneficiaries/mandate', title, model, options);
}
