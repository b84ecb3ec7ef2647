import { checkboxesField, errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { type BeneficiaryCard, beneficiariesPaths } from '../../beneficiaries/index.js';
import {
  CIRCUMSTANCES_QUESTION,
  type Question,
  QUESTIONS,
  type ScoredQuestion,
  UNANSWERED_LABEL,
} from '../repere-numerique/grid.js';
import { type ExpressForm, FullForm, UNANSWERED } from './assess.form.js';
import { paths } from './paths.js';

interface AssessModel {
  action: string;
  errors: { href: string; text: string }[];
  personName: string;
  personHref: string;
  lede: string;
  other: { href: string; text: string };
  questions: Field[];
  circumstances: { number: number; text: string; hint: string; lists: Field[] } | null;
}

export function assessPage(person: BeneficiaryCard, form: ExpressForm): View<AssessModel> {
  const full = form instanceof FullForm;
  const [here, elsewhere] = full ? [paths.full, paths.express] : [paths.express, paths.full];
  const asked = QUESTIONS.filter((question) => full || question.express);
  const model = {
    action: here.to({ id: person.id }),
    errors: errorSummary(form),
    personName: person.displayName,
    personHref: beneficiariesPaths.caseFile.to({ id: person.id }),
    lede: full
      ? 'Douze questions à poser à voix haute, environ 4\u00a0minutes. La personne peut ne pas répondre.'
      : 'Trois questions à poser à voix haute, quand le temps manque. Le résultat sera provisoire.',
    other: {
      href: elsewhere.to({ id: person.id }),
      text: full ? 'Poser trois questions seulement' : 'Poser les douze questions',
    },
    questions: asked.map((question, index) => questionField(form, question, index + 1)),
    circumstances: full ? circumstances(form, asked.length + 1) : null,
  };
  return view('assessments/assess', full ? 'Repère numérique' : 'Repère numérique express', model);
}

function questionField(form: ExpressForm, { id, text, hint, options }: Question, number: number): Field {
  const choices = [
    ...options.map(({ value, label }) => [String(value), label] as const),
    [UNANSWERED, UNANSWERED_LABEL] as const,
  ];
  const field = radiosField(form as Form, id, `${number}. «\u00a0${text}\u00a0»`, {}, { hint });
  const shown = form.shown(id);
  return {
    ...field,
    // Codes such as « 0 » would lose their place as keys of an object: numbers come first in one.
    options: choices.map(([value, label], index) => ({
      id: index === 0 ? id : `${id}-${index + 1}`,
      value,
      text: label,
      hint: null,
      selected: shown === value,
    })),
  };
}

type Form = ExpressForm & Record<ScoredQuestion, string>;

function circumstances(form: FullForm, number: number): AssessModel['circumstances'] {
  const { text, hint, lists } = CIRCUMSTANCES_QUESTION;
  return {
    number,
    text,
    hint,
    lists: lists.map((list) => checkboxesField(form, list.id, list.text, list.options)),
  };
}
