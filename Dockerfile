# docker build -t bounce-doctor . && docker run --rm -i bounce-doctor < mail.eml
FROM node:24-slim AS build
WORKDIR /src
COPY . .
RUN npm ci && npm pack --pack-destination /packed

FROM node:24-slim
COPY --from=build /packed /packed
RUN npm install -g /packed/bounce-doctor-*.tgz && rm -r /packed
USER node
WORKDIR /mail
ENTRYPOINT ["bounce-doctor"]
