# One image for every service: the command says which. Build from the project's root:
#   docker build -f docker/service.Dockerfile -t huying .
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/apps/registry/data ./apps/registry/data
COPY --from=build /app/apps/standalone/*.mjs ./apps/standalone/
# The volumes take their owner from here.
RUN mkdir /secrets /public-key && chown node:node /secrets /public-key && chmod 700 /secrets
USER node
# `npm run` would stand between the signal and the service; node itself stops in order.
ENTRYPOINT ["node"]
CMD ["apps/standalone/service.mjs", "gateway"]
