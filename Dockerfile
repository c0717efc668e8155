# Builds in one image, runs in another that holds no compiler, no source and no tests.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock file that lacks the binaries of some foreign platform.
RUN npm install --no-save --loglevel=error
COPY . .
RUN node --input-type=module --eval "import { buildIfStale } from './scripts/build.mjs'; await buildIfStale();" \
    && npm prune --omit=dev --no-save --loglevel=error

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 METRICS_PORT=9464 DATA_FOLDER=/data
WORKDIR /app
# The program belongs to root and runs as somebody else, who can change nothing of it.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/assets ./assets
COPY --from=build /app/dist ./dist
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "--eval", "fetch('http://127.0.0.1:9464/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=256", "dist/main.js"]
