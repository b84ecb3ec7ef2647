import type { SessionContent } from './session-content.js';
import { AUTONOMY, HEALTH_SPACE_NEXT, HEALTH_SPACE_STEPS } from './vocabulary.js';

/** What a session says of Mon espace santé, a line each: what was done, the help, what comes next. None when nothing. */
export function healthSpaceInWords({
  healthSpaceSteps,
  healthSpaceHelp,
  healthSpaceNext,
}: Pick<SessionContent, 'healthSpaceSteps' | 'healthSpaceHelp' | 'healthSpaceNext'>): string[] {
  if (healthSpaceSteps.length === 0) return [];
  return [
    healthSpaceSteps.map((step) => HEALTH_SPACE_STEPS[step]).join(', '),
    ...(healthSpaceHelp ? [`Aide\u00a0: ${AUTONOMY[healthSpaceHelp].toLowerCase()}`] : []),
    ...(healthSpaceNext ? [`La prochaine fois\u00a0: ${HEALTH_SPACE_NEXT[healthSpaceNext].toLowerCase()}`] : []),
  ];
}
