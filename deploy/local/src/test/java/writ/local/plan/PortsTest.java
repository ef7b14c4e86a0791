package writ.local.plan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Ports ports = new Ports(FreePorts.base());

    @Test
    void eachTakenPortIsNamedWithItsUseAndTheWayOut() throws Exception {
        try (ServerSocket one = listen(ports.edge());
                ServerSocket other = listen(ports.managementOf(Service.NOTIFICATION))) {
            Refusal refusal = assertThrows(Refusal.class, ports::refuseIfTaken);

            assertEquals("""
                    Something else already listens on 127.0.0.1:
                      port %d (the edge)
                      port %d (health and metrics of notification-service)
                    Stop it, or choose another place: deploy/up --port N uses N to N+13.""".formatted(one.getLocalPort(), other.getLocalPort()), refusal.words());
        }
    }

    @Test
    void freePortsAreTaken() {
        assertDoesNotThrow(ports::refuseIfTaken);
    }

    private static ServerSocket listen(int port) throws Exception {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }
}
