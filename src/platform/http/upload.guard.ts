import { CanActivate, ExecutionContext, ForbiddenException, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';

const ACCEPTS_FILE = 'passerelle:accepts-file';

/** The route takes a file and checks the form's token itself (`isUploadTokenValid`), once the form is read. */
export const AcceptsFile = () => SetMetadata(ACCEPTS_FILE, true);

/**
 * The token of a multipart form is unknown before it is read, so `csrfProtection` lets it through; only the routes that
 * check it themselves may get one. Anywhere else it would be a way around the check.
 */
@Injectable()
export class UploadGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const accepted = this.reflector.get<boolean | undefined>(ACCEPTS_FILE, context.getHandler());
    if (request.is('multipart/form-data') && !accepted) throw new ForbiddenException();
    return true;
  }
}
