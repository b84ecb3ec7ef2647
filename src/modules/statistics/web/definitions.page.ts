import { view, type View } from '../../../platform/http/page.js';
import { fullDay } from '../../../platform/time/french.js';
import { type Definition, definitions, DEFINITIONS_DAY, DEFINITIONS_VERSION } from '../definitions/definitions.js';
import { paths } from './paths.js';

interface DefinitionsModel {
  version: string;
  definitions: readonly Definition[];
}

export function definitionsPage(): View<DefinitionsModel> {
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  const version = `Version\u00a0${DEFINITIONS_VERSION}, depuis le ${fullDay(DEFINITIONS_DAY)}.`;
  return view('statistics/definitions', 'Comment les chiffres sont comptés', { version, definitions }, { breadcrumbs });
}
