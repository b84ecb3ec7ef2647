import { ClosedSession } from './closing/closed-session.js';
import { WorkshopClosing } from './closing/workshop-closing.service.js';
import { ClosingController } from './web/closing/closing.controller.js';
import { ClosingDesk } from './web/closing/closing-desk.js';

/** A workshop with its attendance becomes a session. */
export const closing = {
  controllers: [ClosingController],
  providers: [ClosedSession, WorkshopClosing, ClosingDesk],
};
