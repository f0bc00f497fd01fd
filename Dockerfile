# The gateway on Fargate or anywhere else: run `mvn package` first.
# Dependencies and code are separate layers, so a new version of ours moves only the last one.
# The root file system may be read-only; nothing is written.
FROM eclipse-temurin:25-jre

WORKDIR /opt/order-gateway
COPY target/lib/ lib/
COPY config/gateway.yaml config/jvm.options config/
COPY target/order-gateway.jar order-gateway.jar

# A training run: what it loads, links and counts of each method is kept, so that a fresh process starts with that. It
# plays with a stand-in on the loopback interface and needs nothing from outside.
RUN ["java", "@config/jvm.options", "-Xmx512m", "-XX:AOTCacheOutput=order-gateway.aot", "-jar", "order-gateway.jar", "rehearse", "30"]

# By number, so that no account has to be made and whoever runs it can see that it is not root.
USER 10001:10001
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "order-gateway.jar", "com.anycompany.ordergateway.app.Probe"]

# Memory by percentage; the rest is for what lies outside the heap. A cache that does not fit is left out.
ENTRYPOINT ["java", "@config/jvm.options", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=order-gateway.aot", "-jar", "order-gateway.jar"]
CMD ["serve"]
