import {
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Day } from '../../../../platform/time/day.js';
import { levelLabels } from '../../../assessments/index.js';
import type { Outcome } from '../../referral-codes.js';
import { outcomeOf } from '../../saisine/saisine-status.js';
import type { SaisineSeen } from '../../saisine/saisine-reading.js';
import { outcomeLabels } from '../labels.js';
import { stepLabels } from './labels.js';
import { saisinePaths } from './paths.js';
import type { CloseSaisineForm, WorkshopForm } from './step.forms.js';

/** As the pages that accept or refuse: what it means, what it asks, one button. */
interface ActModel {
  title: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  dates: Field[];
  radios: Field[];
  checkboxes: Field[];
  selects: Field[];
  texts: Field[];
  button: string;
  warning: boolean;
  cancelHref: string;
}

const nothing = { dates: [], radios: [], checkboxes: [], selects: [], texts: [], warning: false };

function act(
  id: string,
  parts: Omit<ActModel, keyof typeof nothing | 'cancelHref'> & Partial<ActModel>,
): View<ActModel> {
  const cancelHref = saisinePaths.show.to({ id });
  const model = { ...nothing, ...parts, cancelHref };
  return view('referrals/decision', parts.title, model, { breadcrumbs: [{ href: cancelHref, text: 'Saisine' }] });
}

export function workshopPage({ seen: { referral } }: SaisineSeen, form: WorkshopForm, today: Day): View<ActModel> {
  return act(referral.id, {
    title: 'Proposer un atelier',
    lede: 'La structure qui oriente lira ce jour et pourra le rappeler à la personne.',
    action: saisinePaths.workshop.to({ id: referral.id }),
    errors: errorSummary(form),
    dates: [
      dateField(form, 'workshopOn', 'Jour de l’atelier', {
        hint: `En groupe, seul ou par téléphone. À partir du ${today.slice(8)}/${today.slice(5, 7)}/${today.slice(0, 4)}.`,
      }),
    ],
    button: 'Noter l’atelier proposé',
  });
}

/** What may have become of a person who was called back and did not come to a workshop. */
const endings: readonly Outcome[] = ['accompanied', 'did_not_come', 'given_up', 'other'];

const levels = {
  '': 'Le niveau n’a pas été revu',
  beginner: levelLabels.beginner,
  intermediate: levelLabels.intermediate,
  independent: levelLabels.independent,
};

export function closeSaisinePage({ seen: { referral }, saisine }: SaisineSeen, form: CloseSaisineForm): View<ActModel> {
  const known = outcomeOf(saisine.step);
  const choices = Object.fromEntries(endings.map((outcome) => [outcome, outcomeLabels[outcome]]));
  return act(referral.id, {
    title: 'Clore la saisine',
    lede: known
      ? `Dernière étape\u00a0: ${stepLabels[saisine.step].toLowerCase()}. La structure qui oriente lira ce résultat.`
      : 'La structure qui oriente lira le résultat. Les coordonnées de la personne ne seront plus affichées.',
    action: saisinePaths.close.to({ id: referral.id }),
    errors: errorSummary(form),
    radios: known ? [] : [radiosField(form, 'outcome', 'Résultat', choices)],
    texts: [
      textareaField(form, 'words', 'Ce qui a été fait', {
        required: false,
        hint: 'N’écrivez rien sur la santé de la personne.',
      }),
    ],
    selects: [selectField(form, 'levelAfter', 'Niveau de la personne à la fin', levels, { required: false })],
    button: 'Clore la saisine',
  });
}
