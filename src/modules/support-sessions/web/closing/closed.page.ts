import { view, type View } from '../../../../platform/http/page.js';
import { path } from '../../../../platform/http/paths.js';
import { beneficiariesPaths } from '../../../beneficiaries/index.js';
import { feedbackPaths, type Sheet, type SheetLine, workshopDayWords, workshopsPaths } from '../../../workshops/index.js';
import { paths } from '../paths.js';
import { capital, nameOf, people } from './closing.page.js';

/** The express grid. The page is in assessments, out of reach from here: known by its address alone. */
const expressPath = path('/beneficiaires/:id/repere/express');

interface ClosedModel {
  title: string;
  lede: string;
  session: { href: string } | null;
  feedbackHref: string;
  /** Whose level may be looked at again. */
  again: { name: string; personHref: string; href: string }[];
  /** Those whom the structure does not see any more. */
  unseen: string | null;
}

/** What follows a workshop: its session, the level of those who came, what they thought of it. */
export function closedPage({ workshop, lines, sessionId, anonymousWalkIns }: Sheet): View<ClosedModel> {
  const id = workshop.id;
  const came = lines.filter(({ status }) => status === 'attended');
  const seen = came.flatMap((line) => (line.beneficiaryId && line.name ? [againRow(line, line.beneficiaryId)] : []));
  const others = came.length - seen.length + anonymousWalkIns;
  const total = came.length + anonymousWalkIns;
  const model: ClosedModel = {
    title: 'Atelier clôturé',
    lede: `${workshop.title}, ${workshopDayWords(workshop)}\u00a0: ${total === 0 ? 'personne n’est venu' : people(total)}.`,
    session: sessionId ? { href: paths.show.to({ id: sessionId }) } : null,
    feedbackHref: feedbackPaths.show.to({ id }),
    again: seen,
    unseen: others > 0 && seen.length > 0 ? `${capital(people(others))} sans fiche ici, ou orientée par une autre structure.` : null,
  };
  const breadcrumbs = [{ href: workshopsPaths.show.to({ id }), text: workshop.title }];
  return view('support-sessions/closed', model.title, model, { breadcrumbs });
}

const againRow = (line: SheetLine, id: string) => ({
  name: nameOf(line),
  personHref: beneficiariesPaths.caseFile.to({ id }),
  href: expressPath.to({ id }),
});
