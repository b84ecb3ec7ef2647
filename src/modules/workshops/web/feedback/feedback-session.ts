import type { Request } from 'express';

/** A desk lends its computer to several people; past these the oldest are forgotten. */
const MOST = 20;

declare module 'express-session' {
  interface SessionData {
    /** Workshops to whose questions this browser has answered: nothing of what was said. */
    feedbackGiven?: string[];
  }
}

export const answeredHere = ({ session }: Request, workshopId: string): boolean =>
  session.feedbackGiven?.includes(workshopId) ?? false;

export function noteAnswered({ session }: Request, workshopId: string): void {
  session.feedbackGiven = [...(session.feedbackGiven ?? []), workshopId].slice(-MOST);
}
