# The gateway on Fargate or anywhere else: run `mvn package` first.
# Dependencies and code are separate layers, so a new version of ours moves only the last one.
FROM eclipse-temurin:25-jre

RUN groupadd --system --gid 10001 gateway \
 && useradd --system --uid 10001 --gid gateway --no-create-home --shell /usr/sbin/nologin gateway

WORKDIR /opt/order-gateway
COPY target/lib/ lib/
COPY config/gateway.yaml config/gateway.yaml
COPY target/order-gateway.jar order-gateway.jar

USER 10001:10001
EXPOSE 8080

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "order-gateway.jar"]
CMD ["serve"]
