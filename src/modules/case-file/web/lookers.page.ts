import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { relativeMoment } from '../../../platform/time/french.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { journalVerbLabels } from '../../identity/index.js';
import type { Lookers } from '../lookers.service.js';
import { paths } from './paths.js';

interface Cell {
  text: string;
  header?: boolean;
}

interface LookersModel {
  name: string;
  table: {
    caption: string;
    captionHidden: true;
    head: { text: string }[];
    rows: { cells: Cell[] }[];
    foot: null;
  };
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

/** @param before number of the last line of the page before; null on the first */
export function lookersPage({ person, lines, next }: Lookers, before: number | null, now: Date): View<LookersModel> {
  const here = paths.lookers.to({ id: person.id });
  const title = 'Qui a consulté cette fiche';
  const model: LookersModel = {
    name: person.displayName,
    table: {
      caption: title,
      captionHidden: true,
      head: [{ text: 'Quand' }, { text: 'Qui' }, { text: 'Structure' }, { text: 'Quoi' }],
      rows: lines.map(({ at, who, structureName, verb }) => ({
        cells: [
          { text: relativeMoment(at, now), header: true },
          { text: who ?? 'Le programme' },
          { text: structureName ?? '–' },
          { text: journalVerbLabels[verb] ?? verb },
        ],
      })),
      foot: null,
    },
    pages:
      next === null && before === null
        ? null
        : {
            summary: null,
            previousHref: before === null ? null : here,
            nextHref: next === null ? null : withQuery(here, { avant: next }),
            pages: null,
          },
  };
  return view('case-file/lookers', title, model, {
    breadcrumbs: [
      { href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' },
      { href: beneficiariesPaths.caseFile.to({ id: person.id }), text: person.displayName },
    ],
  });
}
