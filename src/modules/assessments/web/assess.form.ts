import { IsIn, IsOptional } from 'class-validator';
import { ExclusiveChoice } from '../../../platform/http/forms/exclusive-choice.js';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import {
  type Answers,
  CONNECTIONS,
  CONTACT_WAYS,
  DEVICES,
  QUESTIONS,
  type ScoredQuestion,
  WISHES,
} from '../repere-numerique/grid.js';

/** « Ne sait pas ou ne souhaite pas répondre », said and not merely skipped. */
export const UNANSWERED = 'unanswered';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const amongEach = { ...among, each: true };
const optionsOf = (id: ScoredQuestion) => QUESTIONS.find((question) => question.id === id)?.options ?? [];

/** One of the answers shown, or none yet. */
function AnswerTo(id: ScoredQuestion): PropertyDecorator {
  const offered = [...optionsOf(id).map(({ value }) => String(value)), UNANSWERED];
  return (target, property) => {
    IsOptional()(target, String(property));
    IsIn(offered, among)(target, String(property));
  };
}

/** The three questions of the express form. */
export class ExpressForm extends Form {
  @AnswerTo('q1')
  q1?: string;

  @AnswerTo('q2')
  q2?: string;

  @AnswerTo('q7')
  q7?: string;

  /** The questions that decide the level are answered, or said to be without answer: never skipped by mistake. */
  requireDecisive(): this {
    const askToSay = (id: 'q1' | 'q2' | 'q7', which: string) => {
      if (!this[id]) this.reject(id, `Cochez la réponse à la ${which} question, ou «\u00a0Ne sait pas\u00a0».`);
    };
    askToSay('q1', 'première');
    if (this.q1 === 'never' || this.q1 === 'over3months') return this;
    askToSay('q2', 'deuxième');
    askToSay('q7', this instanceof FullForm ? 'septième' : 'troisième');
    return this;
  }
}

/** The twelve questions. Those that do not decide alone may be left empty: no answer counts 0, and the result says so. */
export class FullForm extends ExpressForm {
  @AnswerTo('q3')
  q3?: string;

  @AnswerTo('q4')
  q4?: string;

  @AnswerTo('q5')
  q5?: string;

  @AnswerTo('q6')
  q6?: string;

  @AnswerTo('q8')
  q8?: string;

  @AnswerTo('q9')
  q9?: string;

  @AnswerTo('q10')
  q10?: string;

  @AnswerTo('q11')
  q11?: string;

  @AsList()
  @IsIn(Object.keys(DEVICES), amongEach)
  @ExclusiveChoice('none', {
    message: 'Décochez «\u00a0Aucun appareil\u00a0», ou les appareils cochés avec lui.',
  })
  devices: string[] = [];

  @AsList()
  @IsIn(Object.keys(CONNECTIONS), amongEach)
  @ExclusiveChoice('none', {
    message: 'Décochez «\u00a0Aucune connexion\u00a0», ou les connexions cochées avec elle.',
  })
  connections: string[] = [];

  @AsList()
  @IsIn(Object.keys(CONTACT_WAYS), amongEach)
  contacts: string[] = [];

  @AsList()
  @IsIn(Object.keys(WISHES), amongEach)
  wishes: string[] = [];
}

/** What the form says, in the words of the grid. Only for a valid form. */
export function answersOf(form: ExpressForm): Answers {
  const answers: Record<string, unknown> = {};
  for (const { id, options } of QUESTIONS) {
    const chosen = options.find(({ value }) => String(value) === (form as Partial<Record<ScoredQuestion, string>>)[id]);
    if (chosen) answers[id] = chosen.value;
  }
  if (form instanceof FullForm) {
    const { devices, connections, contacts, wishes } = form;
    const told = Object.entries({ devices, connections, contacts, wishes }).filter(([, list]) => list.length > 0);
    if (told.length > 0) answers['q12'] = Object.fromEntries(told);
  }
  return answers;
}
