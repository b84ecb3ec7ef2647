import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { CaseStory } from '../case-files.service.js';
import { paths } from './paths.js';
import { type TimelineItem, timelineOf } from './timeline.js';

interface HistoryModel {
  name: string;
  timeline: { items: TimelineItem[] };
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

/** The story, a chunk at a time: what is between two days, whatever its kind. */
export function historyPage({ person, history, upTo, older }: CaseStory, now: Date): View<HistoryModel> {
  const here = paths.history.to({ id: person.id });
  const model = {
    name: person.displayName,
    timeline: { items: timelineOf(person, history, now, { after: older, upTo }) },
    pages:
      upTo === null && older === null
        ? null
        : {
            summary: null,
            previousHref: upTo === null ? null : here,
            nextHref: older === null ? null : withQuery(here, { avant: older }),
            pages: null,
          },
  };
  return view('case-file/history', 'Tout ce qui s’est passé', model, {
    breadcrumbs: [
      { href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' },
      { href: beneficiariesPaths.caseFile.to({ id: person.id }), text: person.displayName },
    ],
  });
}
