import { errorSummary, type Field, radiosField, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Sheet } from '../../attendance/attendance-sheet.js';
import type { FeedbackCounts } from '../../feedback/feedback.queries.js';
import type { AskedWorkshop } from '../../feedback/feedback.service.js';
import { QUESTIONS, questions } from '../../feedback/questions.js';
import { feedbackPaths } from '../attendance/paths.js';
import { paths as workshopsPaths } from '../organising/paths.js';
import { dayWords } from '../organising/workshop-words.js';
import type { AnswersForm } from './answers.form.js';
import { countName, type PaperCountsForm } from './paper-counts.form.js';
import { type ResultsModel, resultsModel } from './results-part.js';

const ledeOf = ({ workshop }: Sheet): string => `${workshop.title}, ${dayWords(workshop)}.`;

const backTo = ({ workshop }: Sheet) => [
  { href: workshopsPaths.show.to({ id: workshop.id }), text: workshop.title },
];

interface FeedbackModel {
  errors: { href: string; text: string }[];
  title: string;
  lede: string;
  results: ResultsModel;
  sheetHref: string;
  linkAction: string;
  action: string;
  /** Before the workshop there is nothing to enter. */
  entry: { questions: { text: string; fields: Field[] }[] } | null;
}

/** Results, sheets, and what was counted on paper. */
export function feedbackPage(sheet: Sheet, results: FeedbackCounts, form: PaperCountsForm, now: Date): View<FeedbackModel> {
  const id = sheet.workshop.id;
  const count = (question: (typeof questions)[number], [answer, label]: [string, string]) =>
    textField(form, countName(question, answer), label, { required: false, inputmode: 'numeric', width: '3' });
  const model: FeedbackModel = {
    errors: errorSummary(form),
    title: 'Satisfaction',
    lede: ledeOf(sheet),
    results: resultsModel(results, id),
    sheetHref: feedbackPaths.sheet.to({ id }),
    linkAction: feedbackPaths.link.to({ id }),
    action: feedbackPaths.show.to({ id }),
    entry:
      sheet.workshop.startsAt > now
        ? null
        : {
            questions: questions.map((question) => ({
              text: QUESTIONS[question].text,
              fields: Object.entries(QUESTIONS[question].answers).map((answer) => count(question, answer)),
            })),
          },
  };
  return view('workshops/feedback', model.title, model, { breadcrumbs: backTo(sheet) });
}

/** Two sheets a page, in large type. Nothing on them says who answers. */
export function feedbackSheetPage(sheet: Sheet): View {
  const model = {
    lede: ledeOf(sheet),
    sheets: [1, 2].map((number) => ({
      number,
      lede: ledeOf(sheet),
      questions: questions.map((question) => ({
        text: QUESTIONS[question].text,
        answers: Object.values(QUESTIONS[question].answers),
      })),
    })),
  };
  const breadcrumbs = [{ href: feedbackPaths.show.to({ id: sheet.workshop.id }), text: 'Satisfaction' }];
  return view('workshops/feedback-sheet', 'Votre avis', model, { layout: 'print', breadcrumbs });
}

/** The address of the questions: shown once. */
export function feedbackAddressPage(sheet: Sheet, address: string): View {
  const model = {
    title: 'Le lien vers les questions',
    lede: ledeOf(sheet),
    address,
    backHref: feedbackPaths.show.to({ id: sheet.workshop.id }),
  };
  return view('workshops/feedback-address', model.title, model, { breadcrumbs: backTo(sheet) });
}

interface AskModel {
  errors: { href: string; text: string }[];
  title: string;
  lede: string;
  /** Instead of the questions: thanks, too early, over. */
  said: string | null;
  action: string;
  fields: Field[];
}

const title = 'Votre avis sur l’atelier';

/** For whoever came, on a telephone first. */
export function askPage(token: string, workshop: AskedWorkshop, form: AnswersForm, given: boolean): View<AskModel> {
  const { state, structureName } = workshop;
  const said = given ? THANKS : state === 'open' ? null : state === 'early' ? EARLY : ENDED;
  const model: AskModel = {
    errors: errorSummary(form),
    title,
    lede: `${workshop.title}, ${dayWords(workshop)}, avec ${structureName}.`,
    said,
    action: feedbackPaths.answer.to({ token }),
    fields: questions.map((question) =>
      radiosField(form, question, QUESTIONS[question].text, QUESTIONS[question].answers, { required: false }),
    ),
  };
  return view('workshops/feedback-ask', title, model, { layout: 'bare' });
}

export const unknownAskPage = (): View<AskModel> =>
  view(
    'workshops/feedback-ask',
    title,
    { errors: [], title, lede: '', said: 'Ce lien ne s’ouvre plus. Demandez-en un autre à la structure.', action: '', fields: [] },
    { layout: 'bare' },
  );

const THANKS = 'Merci\u00a0! Votre réponse est enregistrée, sans votre nom.';
const EARLY = 'L’atelier n’a pas encore commencé. Revenez après\u00a0: trois questions vous attendent.';
const ENDED = 'L’atelier est passé depuis plus d’un mois\u00a0: les réponses sont closes. Merci d’être venu·e.';
