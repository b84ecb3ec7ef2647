/** The routes that the program really registered, read from Nest and from Express, for tests that walk all of them. */
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '../../src/platform/access/allow.js';
import type { TestApp } from './app.js';

export interface Route {
  method: string;
  /** As Express has it: « /beneficiaires/:id ». */
  pattern: string;
  handler: (...parameters: unknown[]) => unknown;
  controller: Type;
  access: Access | undefined;
}

/** One per method and address, in the order in which Nest holds them. */
export function declaredRoutes(app: TestApp): Route[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap((wrapper) => {
    const controller = wrapper.metatype as Type;
    const prototype = controller.prototype as Record<string, Route['handler']>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined);
      if (!handler || path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
      const access = reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
      return [path]
        .flat()
        .map((part) => ({ method, pattern: `/${part.replace(/^\//, '')}`, handler, controller, access }));
    });
  });
}

/** What Express will answer to: « GET /beneficiaires/:id ». */
export function expressRoutes(app: TestApp): string[] {
  const { router } = app.nest.getHttpAdapter().getInstance() as unknown as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}
