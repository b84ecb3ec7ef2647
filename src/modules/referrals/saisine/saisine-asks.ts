import type { FundAsks, FundPart } from '../../structures/index.js';
import type { SaisineDetails } from './saisine.entity.js';

/** What goes with the details and stands elsewhere. */
export interface AroundDetails {
  /** The person’s agreement is signed. */
  signed: boolean;
  documents: number;
}

/** The details that the caisse asks, without those that it does not. */
export function askedDetails(asks: FundAsks, details: SaisineDetails): SaisineDetails {
  const asked = (part: FundPart) => asks[part] !== 'not_asked';
  return {
    needs: asked('need_details') ? details.needs : [],
    callBackSlots: asked('call_back') ? details.callBackSlots : [],
    language: asked('language') ? details.language : null,
    interpreter: asked('language') && details.interpreter,
    throughHelper: asked('helper') && details.throughHelper,
  };
}

/** What the caisse requires and does not find. */
export function missingParts(asks: FundAsks, details: SaisineDetails, around: AroundDetails): FundPart[] {
  const found: Partial<Record<FundPart, boolean>> = {
    need_details: details.needs.length > 0,
    call_back: details.callBackSlots.length > 0,
    language: details.language !== null,
    signature: around.signed,
    attachment: around.documents > 0,
  };
  return (Object.keys(found) as FundPart[]).filter((part) => asks[part] === 'required' && !found[part]);
}
