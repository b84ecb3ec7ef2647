import { view, type View } from '../../../platform/http/page.js';
import { fullDay } from '../../../platform/time/french.js';
import { type Definition, definitions, DEFINITIONS_DAY, DEFINITIONS_VERSION } from '../definitions/definitions.js';

interface DefinitionsModel {
  version: string;
  definitions: readonly Definition[];
}

/** @param home where the reader’s own figures are */
export function definitionsPage(home: string): View<DefinitionsModel> {
  const breadcrumbs = [{ href: home, text: 'Statistiques' }];
  const version = `Version\u00a0${DEFINITIONS_VERSION}, depuis le ${fullDay(DEFINITIONS_DAY)}.`;
  return view('statistics/definitions', 'Comment les chiffres sont comptés', { version, definitions }, { breadcrumbs });
}
