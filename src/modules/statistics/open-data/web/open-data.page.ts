import { view, type View } from '../../../../platform/http/page.js';
import { dayIn } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import { reportsPaths } from '../../reports/web/paths.js';
import { paths } from '../../web/paths.js';
import type { EditionLine } from '../open-data.queries.js';
import { openDataPaths } from './paths.js';

export const SCHEMA_FILE = 'schema.json';
const NAME = /^activite-(\d{4})\.csv$/;

export const fileOfYear = (year: number): string => `activite-${year}.csv`;
/** Undefined for any other name. */
export const yearOfFile = (name: string): number | undefined => {
  const year = NAME.exec(name)?.[1];
  return year === undefined ? undefined : Number(year);
};

interface OpenDataModel {
  editions: { href: string; file: string; words: string }[];
  schemaHref: string;
}

const TITLE = 'Données ouvertes\u00a0: accompagnements numériques';

export function openDataPage(editions: readonly EditionLine[], publicUrl: string): View<OpenDataModel> {
  const model = {
    editions: editions.map(({ year, publishedAt, structures, departments, definitionsVersion }) => ({
      href: openDataPaths.file.to({ file: fileOfYear(year) }),
      file: fileOfYear(year),
      words: `${count(structures, 'structure')}, ${count(departments, 'département')}, publié le ${fullDay(dayIn(publishedAt))}, définitions version\u00a0${definitionsVersion}`,
    })),
    schemaHref: openDataPaths.file.to({ file: SCHEMA_FILE }),
  };
  return view('statistics/reports/open-data', TITLE, model, {
    ...{ layout: 'bare', wide: true },
    publicHead: {
      description:
        'Accompagnements numériques par département et par année, sous licence ouverte\u00a0: types, canaux, durées, thématiques, démarches, âge, genre, statut. Sans aucune personne.',
      ...{ canonical: `${publicUrl}${openDataPaths.page.to()}`, feeds: [] },
    },
  });
}

const count = (value: number, word: string): string => `${value}\u00a0${word}${value > 1 ? 's' : ''}`;

interface SettingModel {
  action: string;
  since: string | null;
  pageHref: string;
}

export function openDataSettingPage(since: Date | null): View<SettingModel> {
  const model = {
    ...{ action: openDataPaths.setting.to(), pageHref: openDataPaths.page.to() },
    since: since && fullDay(dayIn(since)),
  };
  const breadcrumbs = [
    { href: paths.figures.to(), text: 'Statistiques' },
    { href: reportsPaths.list.to(), text: 'Rapports' },
  ];
  return view('statistics/reports/open-data-setting', 'Publier nos chiffres annuels', model, { breadcrumbs });
}
